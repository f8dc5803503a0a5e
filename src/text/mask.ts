const longest = 40;

const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公';
const titles =
  '主任|书记|局长|镇长|乡长|县长|区长|市长|院长|校长|处长|科长|股长|所长|站长|队长|组长|部长|主席|经理|行长|会计|医生|护士|老师|同志|同学|师傅|女士|先生|大爷|大妈|奶奶|爷爷|阿姨|工程师';

const mention = /@[^\s@,，。:：]{1,20}/gu;
const beforeTitle = new RegExp(`[${surnames}][\\p{Script=Han}]{0,2}?(?=${titles})`, 'gu');
const afterLabel = new RegExp(
  `((?:联系人|责任人|经办人|负责人|姓名|患者|当事人|户主|家长)[是为:： ]{0,2})[${surnames}][\\p{Script=Han}]{1,2}`,
  'gu',
);
const beforeDigits = new RegExp(
  `[${surnames}][\\p{Script=Han}]{1,2}(?=[ ,，:：(（]{0,2}\\d{4})`,
  'gu',
);
const digits = /[\d０-９]{4,}/gu;
/** A year says nothing about anybody. */
const year = /^20\d\d$/u;

/**
 * At most 40 characters of a text for the record of a case, on one line, figures of four and more
 * and the names of people masked. Never call it for a suspected leak.
 */
export function excerptOf(raw: string): string {
  const masked = raw
    .slice(0, 200)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(mention, '@某')
    .replace(afterLabel, '$1某')
    .replace(beforeDigits, '某')
    .replace(beforeTitle, '某')
    .replace(digits, (figure) => (year.test(figure) ? figure : '****'));
  const characters = [...masked];
  return characters.length <= longest ? masked : `${characters.slice(0, longest - 1).join('')}…`;
}
