/** Before what stands where the id of a person stood whose data were erased. */
const mark = 'erased:';

/** Whether nobody stands behind an id any more: to be told nothing. */
export function isErased(id: string): boolean {
  return id.startsWith(mark);
}
