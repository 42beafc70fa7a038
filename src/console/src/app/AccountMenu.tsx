import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import { useWords } from '../i18n/useWords';
import { actingFor, signOut, standInFor } from '../session/session';
import { useViewer } from '../session/viewer';
import { setTaste, useTheme, type Taste } from './theme';

const Me = graphql(`query Me { me { id name roles branches { id name } actingFor { id name } mayActFor { id name } } }`);

/** Who is signed in with which offices, whom he may stand in for, how the page looks, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation('app');
  const words = useWords();
  const viewer = useViewer();
  const { taste } = useTheme();
  const { data } = useAsk(Me, {});
  const me = data?.me;
  const name = me?.name ?? viewer.user;

  const items: MenuProps['items'] = [
    { key: 'offices', type: 'group', label: `${name} · ${[...(me?.roles ?? []).map((r) => words.role[r]), ...(me?.branches ?? []).map((b) => b.name)].join(' · ')}` },
    ...(me?.mayActFor ?? []).map((p) => ({ key: `for:${p.id}`, label: t('standInFor', { name: p.name ?? p.id }) })),
    ...(actingFor() ? [{ key: 'own', label: t('ownOffices') }] : []),
    { type: 'divider' },
    { key: 'theme', label: t('theme'), children: (['light', 'dark', 'system'] as const).map((key) => ({ key, label: (taste === key ? '✓ ' : '') + t(key) })) },
    { key: 'graphiql', label: <a href="/graphql/ui">{t('graphiql')}</a> },
    { type: 'divider' },
    { key: 'out', label: t('signOut') },
  ];
  const onClick: MenuProps['onClick'] = ({ key }) => {
    if (key === 'out') void signOut();
    else if (key === 'own') standInFor(null);
    else if (key.startsWith('for:')) standInFor(key.slice(4));
    else if (key === 'light' || key === 'dark' || key === 'system') setTaste(key satisfies Taste);
  };

  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items, onClick, selectable: false }}>
      <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={`${t('account')}: ${name}`}><span className="wide-only">{name}</span></Button>
    </Dropdown>
  );
}

/** Says so on every page while somebody acts with another's offices. */
export function ActingBand() {
  const { t } = useTranslation('app');
  const { data } = useAsk(Me, {}, { pause: !actingFor() });
  const other = data?.me.actingFor;
  return other ? <div className="band" role="status">{t('actingBand', { name: other.name ?? other.id })} <Button size="small" onClick={() => standInFor(null)}>{t('ownOffices')}</Button></div> : null;
}
