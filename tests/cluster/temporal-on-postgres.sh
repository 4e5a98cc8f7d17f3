#!/usr/bin/env bash
# Takes what `temporal server start-dev` takes, and serves from Postgres instead: given as TEMPORAL_CLI, whatever starts a
# development server starts a server as clusters run it. It becomes the server, so that who kills this process kills that.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folder=$(node --import tsx tests/cluster/prepare-server.ts "$@")
node --import tsx tests/cluster/announce-server.ts "$folder" &
exec "$SOPWITH_CLUSTER_SERVER" --root "$folder" --config . --env cluster --allow-no-auth start
