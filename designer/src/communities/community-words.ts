import type { Bilingual } from '@sopwith/engine';

export const communityWords = {
  text: { zh: '新手村、进阶群、主题小组：多少人、谁在里面、发过什么。', en: 'Villages, advanced and topic groups: how many, who is inside, and what was posted.' },
  none: { zh: '还没有社群。成员加入后会出现在这里。', en: 'No communities yet. They appear once members join.' },
  name: { zh: '社群', en: 'Community' },
  members: { zh: '成员', en: 'Members' },
  membersCount: { zh: '{{count}} 人', en: 'Members: {{count}}' },
  capacity: { zh: '人数上限', en: 'Capacity' },
  capacityHelp: { zh: '现在有 {{count}} 人。不填就不限；满了之后邀请会走「已满」。', en: 'Members now: {{count}}. Empty: any number. Once full, invitations leave by “full”.' },
  setCapacityOf: { zh: '「{{name}}」的人数上限', en: 'Capacity of {{name}}' },
  anyNumber: { zh: '不限', en: 'any number' },
  full: { zh: '已满', en: 'full' },
  role: { zh: '角色', en: 'Role' },
  noMembers: { zh: '里面还没有人。', en: 'Nobody is inside yet.' },
  posts: { zh: '流程发到群里的', en: 'Posted by flows' },
  noPosts: { zh: '流程还没有往这里发过消息。', en: 'No flow has posted here yet.' },
  mentions_member: { zh: '@了成员', en: 'mentions the member' },
  mentions_everyone: { zh: '@所有人', en: 'mentions everyone' },
  save: { zh: '保存', en: 'Save' },
} satisfies Record<string, Bilingual>;
