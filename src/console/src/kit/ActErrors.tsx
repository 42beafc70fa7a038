import { Alert, Button } from 'antd';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../api/act';
import { Findings } from './Findings';
import { Hold } from './hold';
import { Trouble } from './Trouble';

/** Refusals that mean: somebody else was faster. */
const overtaken = new Set(['ILLEGAL_MOVE', 'RECORD_CHANGED', 'STEP_OF_ANOTHER', 'ACTIVITY_STEP_PASSED', 'RECEPTION_STEP_PASSED']);

type Props = { act: Pick<Act<unknown, unknown>, 'refused' | 'failure'>; /** Loads the record anew. */ reload?: () => void };

/** Why an act changed nothing, in the register's own words, and what to do next; or that the record has changed under it. */
export function ActErrors({ act, reload }: Props) {
  const { t } = useTranslation('kit');
  const { changed } = useContext(Hold);
  const latest = reload && <Button size="small" onClick={reload}>{t('reload')}</Button>;
  return (
    <div className="act-errors" role="alert">
      {changed && act.refused.length === 0 && <Alert showIcon type="warning" title={t('conflict')} description={<>{t('conflictHint')} {latest}</>} />}
      {act.failure && <Trouble failure={act.failure} />}
      {act.refused.map((e, i) => {
        const late = reload && (changed || overtaken.has(e.code));
        return (
          <Alert key={i} showIcon type={late ? 'warning' : 'error'} title={late ? t('conflict') : t('refusedTitle')}
            description={<>
              <p>{e.message}{late && ` ${t('conflictHint')}`} {late && latest}</p>
              {e.__typename === 'NormStopError' && <Findings findings={e.findings} />}
              <p className="muted small">{t('code')}: {e.code}{e.__typename === 'RefusedError' && e.clause && ` · ${t('clause')}: ${e.clause}`}</p>
            </>} />
        );
      })}
    </div>
  );
}
