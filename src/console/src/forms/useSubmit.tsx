import { App, type FormInstance } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refused } from '../api/act';
import type { FindingView } from '../kit/Findings';
import { goTo } from './live';

type Asked = { refused: readonly Refused[]; findings: readonly FindingView[]; /** Where the register's names of fields stand in the form, when it calls them otherwise. */ places?: Record<string, string> };

/** What happens between the button and the register: the form's own checks, then a question when a clause will not let it pass. */
export function useSubmit<V>(form: FormInstance<V>, { refused, findings, places = {} }: Asked) {
  const { t } = useTranslation('forms');
  const { modal, message } = App.useApp();
  const stops = findings.filter((f) => f.outcome === 'FAIL' && f.severity === 'STOP' && !f.waivedBy).length;

  const mayGo = async (): Promise<boolean> => {
    try {
      await form.validateFields();
    } catch (error) {
      const wrong = (error as { errorFields?: { name: (string | number)[] }[] }).errorFields ?? [];
      void message.warning(t('fieldsWrong', { n: wrong.length }));
      const first = wrong[0]?.name;
      if (first) {
        form.scrollToField(first, { block: 'center', behavior: 'smooth' });
        (form.getFieldInstance(first) as { focus?: () => void } | undefined)?.focus?.();
      }
      return false;
    }
    if (stops === 0) return true;
    return modal.confirm({ title: t('submitConfirm'), content: t('stopsLeft', { n: stops }), okText: t('submitAnyway'), cancelText: t('fix') });
  };

  // The register's complaints are put at their fields.
  useEffect(() => {
    for (const e of refused) {
      if (e.__typename !== 'InvalidInputError') continue;
      const place = places[e.field] ?? places[e.field.split('.')[0] ?? ''] ?? e.field;
      form.setFields([{ name: place.split('.') as never, errors: [e.message] }]);
      goTo(place);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for every answer
  }, [refused]);

  return mayGo;
}
