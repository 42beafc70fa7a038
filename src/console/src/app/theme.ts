import { theme as antd, type ThemeConfig } from 'antd';
import { useEffect, useSyncExternalStore } from 'react';

export type Taste = 'light' | 'dark' | 'system';
const key = 'compliance.theme';
const media = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
media.addEventListener('change', () => listeners.forEach((tell) => tell()));

const taste = (): Taste => {
  const kept = localStorage.getItem(key);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
};

export function setTaste(next: Taste) {
  localStorage.setItem(key, next);
  listeners.forEach((tell) => tell());
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

/** The chosen appearance, and what it comes to now; the page's own colours hang on `data-theme`. */
export function useTheme(): { taste: Taste; config: ThemeConfig } {
  const chosen = useSyncExternalStore(subscribe, taste);
  const system = useSyncExternalStore(subscribe, () => media.matches);
  const dark = chosen === 'dark' || (chosen === 'system' && system);
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);
  return { taste: chosen, config: dark ? darkTheme : lightTheme };
}

// Movement is nobody's need; who asked the system for less of it gets none.
const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const shared = { motion, fontFamily: "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif", fontSize: 14, borderRadius: 6, wireframe: false };
const lightTheme: ThemeConfig = { algorithm: antd.defaultAlgorithm, token: { ...shared, colorPrimary: '#0f5a8a', colorError: '#b3261e', colorSuccess: '#1a7f37', colorWarning: '#8a5200', colorWarningBg: '#fff6e5', colorWarningBorder: '#f0cf94', colorInfo: '#0f5a8a', colorInfoBg: '#e8f3fa', colorInfoBorder: '#a9cfe6', colorSuccessBg: '#e8f6ec', colorSuccessBorder: '#a9dab6', colorLink: '#0f5a8a', colorBgLayout: '#f5f6f8', colorTextBase: '#1d2329', colorTextDescription: '#5b6570' } };
const darkTheme: ThemeConfig = { algorithm: antd.darkAlgorithm, token: { ...shared, colorPrimary: '#4a9fd8', colorError: '#f0736b', colorSuccess: '#6fc173', colorSuccessBg: '#16301c', colorSuccessBorder: '#2c5535', colorInfoBg: '#17293a', colorInfoBorder: '#2a4a66', colorErrorBg: '#26110f', colorErrorBorder: '#6b3531', colorWarningBg: '#33290f', colorWarningBorder: '#5e4c1c', colorWarning: '#d9a441', colorInfo: '#6db6e8', colorLink: '#6db6e8', colorBgBase: '#16191d', colorTextBase: '#e8eaed', colorTextDescription: '#a3acb6' }, components: { Button: { primaryColor: '#08151f', dangerColor: '#1c0907', colorError: '#ff948c' } } };
