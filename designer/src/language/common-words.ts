import type { Bilingual } from '@sopwith/engine';

export const commonWords = {
  product: { zh: '社群运营流程', en: 'Community operations' },
  flows: { zh: '流程', en: 'Flows' },
  tasks: { zh: '任务', en: 'Tasks' },
  failedRuns: { zh: '出错', en: 'Failed' },
  members: { zh: '成员', en: 'Members' },
  rehearsals: { zh: '彩排', en: 'Rehearsals' },
  settings: { zh: '设置', en: 'Settings' },
  places: { zh: '主导航', en: 'Main' },
  skip: { zh: '跳到正文', en: 'Skip to the page' },
  personMenu: { zh: '我的菜单', en: 'Your menu' },
  dark: { zh: '深色外观', en: 'Dark appearance' },
  light: { zh: '浅色外观', en: 'Light appearance' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  loading: { zh: '正在加载', en: 'Loading' },
  retry: { zh: '再试一次', en: 'Try again' },
  reload: { zh: '重新加载', en: 'Reload' },
  close: { zh: '关闭', en: 'Close' },
  offline: {
    zh: '网络断开了。改动先保存在这台电脑上，连上后自动上传。',
    en: 'You are offline. Changes are kept on this computer and sent once you are back.',
  },
  unreachable: { zh: '连不上服务器', en: 'The server cannot be reached' },
  unreachableText: {
    zh: '请检查 Sopwith 是否还在运行，以及网络是否通畅。',
    en: 'Check that Sopwith is still running and that the network works.',
  },
  refused: { zh: '没有成功', en: 'That did not work' },
  missing: { zh: '没有找到', en: 'Not found' },
  missingText: { zh: '它可能已被删除，或者链接不完整。', en: 'It may have been removed, or the address is incomplete.' },
  broken: { zh: '这个页面出错了', en: 'This page broke' },
} as const satisfies Record<string, Bilingual>;
