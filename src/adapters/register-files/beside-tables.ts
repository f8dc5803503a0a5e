/** Sheets that are not meant to have rows. */
export const besideTables =
  /^(?:统计|汇总|合计|说明|填表说明|填写说明|填报说明|模板说明|字典|选项)/u;
