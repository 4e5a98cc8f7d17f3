// The look in one place: antd's tokens here, everything drawn by hand from the same values in base.css.
import { type ThemeConfig, theme } from 'antd';
import { create } from 'zustand';

export type Shade = 'light' | 'dark';

const CHOSEN = 'sopwith.shade';

export function firstShade(chosen: string | null, systemIsDark: boolean): Shade {
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return systemIsDark ? 'dark' : 'light';
}

export const useShade = create<{ readonly shade: Shade; readonly choose: (shade: Shade) => void }>((set) => {
  const shade = firstShade(localStorage.getItem(CHOSEN), matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset['shade'] = shade;
  return {
    shade,
    choose: (next) => {
      localStorage.setItem(CHOSEN, next);
      document.documentElement.dataset['shade'] = next;
      set({ shade: next });
    },
  };
});

const FONT =
  "Inter, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif";

/** The style sheet stops all motion for those who want none; antd must know, or it waits for ends that never come. */
const STILL = matchMedia('(prefers-reduced-motion: reduce)').matches;

export function antdTheme(shade: Shade): ThemeConfig {
  const dark = shade === 'dark';
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#2aa79d' : '#0f6f68',
      colorInfo: dark ? '#2aa79d' : '#0f6f68',
      colorLink: dark ? '#4cc7bd' : '#0f6f68',
      colorWarning: '#d97706',
      colorError: dark ? '#ef6a5b' : '#c8372d',
      colorSuccess: dark ? '#3fb27f' : '#16794c',
      colorBgLayout: dark ? '#12181a' : '#f5f6f4',
      borderRadius: 8,
      fontFamily: FONT,
      fontSize: 14,
      motion: !STILL,
      ...(dark
        ? {}
        : {
            colorTextPlaceholder: '#666d6e',
            colorTextDescription: '#5c6567',
            colorTextSecondary: '#4c5557',
            colorTextTertiary: '#646d6f',
          }),
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none' },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    },
  };
}
