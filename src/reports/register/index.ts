import { clearance } from './clearance.ts';
import type { ExportShape } from './export-shape.ts';
import { filingForm } from './filing-form.ts';
import { history } from './history.ts';
import { ledger } from './ledger.ts';
import { template } from './template.ts';

/** Every shape the register is exported in; one file each. */
export const exportShapes: readonly ExportShape[] = [
  ledger,
  filingForm,
  clearance,
  history,
  template,
];
