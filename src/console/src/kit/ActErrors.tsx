import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Act } from '../api/act';
import { Findings } from './Findings';
import { Trouble } from './Trouble';

/** Refusals that mean: somebody else was faster. */
const overtaken = new Set(['ILLEGAL_MOVE', 'STEP_OF_ANOTHER', 'ACTIVITY_STEP_PASSED', 'RECEPTION_STEP_PASSED']);

type Props = { act: Pick<Act<unknown, unknown>, 'refused' | 'failure'>; /** Loads the record anew. */ reload?: () => void };

/** Why an act changed nothing, in the register's own words, and what to do next. */
export function ActErrors({ act, reload }: Props) {
  const { t } = useTranslation('kit');
  return (
    <div className="act-errors" role="alert">
      {act.failure && <Trouble failure={act.failure} />}
      {act.refused.map((e, i) => {
        const late = overtaken.has(e.code) && reload;
        return (
          <Alert key={i} showIcon type={late ? 'warning' : 'error'} title={late ? t('conflict') : t('refusedTitle')}
            action={late && <Button size="small" onClick={reload}>{t('reload')}</Button>}
            description={<>
              <p>{e.message}{late && ` ${t('conflictHint')}`}</p>
              {e.__typename === 'NormStopError' && <Findings findings={e.findings} />}
              <p className="muted small">{t('code')}: {e.code}{e.__typename === 'RefusedError' && e.clause && ` · ${t('clause')}: ${e.clause}`}</p>
            </>} />
        );
      })}
    </div>
  );
}
