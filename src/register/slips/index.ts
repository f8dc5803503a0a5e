import type { SlipKind } from '../../domain/slip.ts';
import { confirmNames } from './confirm-names.ts';
import { freezeBaseline } from './freeze-baseline.ts';
import { importRows } from './import-rows.ts';
import { removeSupervisor } from './remove-supervisor.ts';
import { replaceRoster } from './replace-roster.ts';
import type { SlipWork } from './slip-work.ts';

/** What each kind of slip asks for. */
export const slipWorks: Readonly<Record<SlipKind, SlipWork>> = {
  import: importRows,
  roster: replaceRoster,
  baseline: freezeBaseline,
  confirm: confirmNames,
  'drop-supervisor': removeSupervisor,
};
