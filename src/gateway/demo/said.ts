/** What people write in a demo. They are the words of a town's people, so they stay as they wrote them in every language. */
import { oneOf } from './luck.ts';

/** Descriptions by the longest code that fits. */
const REPORTED: Readonly<Record<string, readonly string[]>> = {
  '0101': ['楼道灭火器压力不足,指针已在红区。', '消防栓箱门损坏,水带缺失。'],
  '0102': ['消防通道被车辆占用,通行受阻。', '楼道堆放杂物,影响疏散。'],
  '0104': ['电动自行车飞线充电,存在起火隐患。', '出租房内私拉电线。'],
  '01': ['巡查发现安全隐患,需相关部门处置。', '现场存在安全隐患,已提醒当事人。'],
  '0201': ['楼上漏水致楼下吊顶受损,双方协商不成。', '邻里因晾晒、占道发生争执。'],
  '02': ['双方存在矛盾,需上门调解。', '群众反映纠纷,情绪较激动,请尽快介入。'],
  '0301': ['路边堆放暴露垃圾,气味较重。', '垃圾桶满溢未及时清运。'],
  '0304': ['墙面张贴小广告,影响村容。'],
  '0305': ['商户占道经营,行人只能走机动车道。', '流动摊贩占用人行道。'],
  '03': ['环境卫生较差,需清理。', '路面有渣土遗撒。'],
  '0401': ['窨井盖松动,车辆经过有异响。', '井盖破损下沉,存在安全隐患。'],
  '0402': ['路灯不亮,夜间出行不便。'],
  '0405': ['行道树枝干折断,压到电线。', '树木倾斜,有倒伏风险。'],
  '0406': ['雨水口堵塞,路面积水。', '水管爆裂漏水。'],
  '04': ['公共设施损坏,需维修。', '设施破损,影响居民使用。'],
  '05': ['发现疑似违法搭建,正在施工。'],
  '0602': ['河道排口有异色水排出。'],
  '06': ['河面漂浮物较多,水色异常。', '餐饮油烟扰民。'],
  '08': ['出租房未登记,人员情况不明。', '出租房隔间多,存在群租隐患。'],
  '0901': ['店铺未亮照经营。', '民宿未取得许可对外经营。'],
  '09': ['食品经营场所卫生不达标。'],
  '10': ['老人需要帮助代办事项。', '独居老人求助。'],
  '11': ['群众建议增设便民设施。', '建议优化停车管理。'],
  '1202': ['道路积水较深,车辆无法通行。'],
  '1203': ['大风致广告牌松动。'],
  '12': ['发生突发情况,请立即到场。'],
};

const DONE: Readonly<Record<string, string>> = {
  '01': '已督促整改,现场隐患消除。',
  '02': '已组织双方调解,达成一致意见。',
  '03': '已清理完毕,现场恢复整洁。',
  '04': '已安排维修,设施恢复正常使用。',
  '05': '已责令停工并依法处理。',
  '06': '已现场处置,并加强巡查。',
  '08': '已登记入册,并督促整改隐患。',
  '09': '已责令改正,复查合格。',
  '10': '已上门办理,当事人表示感谢。',
  '11': '已向反映人说明情况,建议纳入计划。',
  '12': '已到场处置完毕,秩序恢复。',
};

/** What was done, in the words of whoever did it; `{n}` is how many, of whatever it is. */
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  '01': ['当场督促整改隐患 {n} 处,', '更换、补齐器材 {n} 件,', '清出堆放物 {n} 车,通道已畅通,'],
  '02': [
    '分头谈了 {n} 次,双方达成一致,',
    '请双方坐下来谈,{n} 项分歧已谈拢,',
    '上门调解 {n} 次,已签字,',
  ],
  '03': ['清运垃圾 {n} 车,', '出动 {n} 人清扫,', '劝离 {n} 户,地面已清扫,'],
  '04': ['更换损坏部件 {n} 处,', '维修班 {n} 人到场修复,', '围挡后修复 {n} 处,已试用正常,'],
  '05': ['已下停工通知,拆除 {n} 平方米,', '测量 {n} 处并拍照取证,已责令停工,'],
  '06': ['查看排口 {n} 处,已责令整改,', '打捞漂浮物 {n} 袋,', '取样 {n} 份送检,源头已关停,'],
  '08': ['登记入册 {n} 人,', '拆除隔断 {n} 处,房东已签承诺,'],
  '09': ['责令改正 {n} 项,复查合格,', '封存问题商品 {n} 件,'],
  '10': ['代办事项 {n} 件,材料已送回,', '上门 {n} 次,已办妥,'],
  '11': ['会同 {n} 个单位看了现场,已列入计划,', '已向 {n} 位反映人说明情况,'],
  '12': ['{n} 人到场,半小时内处置完毕,', '警戒 {n} 处,险情已排除,'],
};
const ANY_MEASURE = ['{n} 人到场处理完毕,', '处理问题 {n} 处,'] as const;
const CAME = [
  '到{place}现场,',
  '会同社区到{place},',
  '在{place}核对位置后,',
  '当天赶到{place},',
] as const;
const LEFT = [
  '现场已恢复。',
  '已拍照留存。',
  '已当面告知反映人。',
  '周边住户没有异议。',
  '三日后再去看一次。',
] as const;
const TALKED = [
  '现场反映人和周边住户。',
  '反映人,电话说明。',
  '物业负责人。',
  '店主和隔壁商户。',
  '村组干部。',
] as const;
const PROMISES = [
  '一周内回访复查。',
  '三日内再看一次。',
  '列入日常巡查。',
  '月底前复查。',
] as const;

/** A number in [0, 1) that hangs on what is asked for. */
type Lucky = (what: string) => number;

const longest = <T>(table: Readonly<Record<string, T>>, category: string): T | undefined =>
  table[category] ?? table[category.slice(0, 2)];

const USUAL = ['现场情况已核实,请派员处理。'] as const;

export const said = {
  reported: (category: string): readonly string[] => longest(REPORTED, category) ?? USUAL,
  /** An account of one's own: where, what, how much, and how it was left. */
  measureFor: (category: string, place: string, lucky: Lucky): string =>
    [
      oneOf(lucky('came'), CAME).replace('{place}', place),
      oneOf(lucky('did'), longest(MEASURES, category) ?? ANY_MEASURE).replace(
        '{n}',
        String(1 + Math.floor(lucky('how-many') * 8)),
      ),
      oneOf(lucky('left'), LEFT),
    ].join(''),
  /** What whoever is tired writes under everything. */
  copied: '已处理完毕,现场恢复正常。',
  replyFor: (category: string): string =>
    `您反映的问题${longest(DONE, category) ?? '已处理完毕。'}感谢您的支持。`,
  confirmed: '已到现场,情况属实。',
  untrue: '到场查看,未发现所述情况。',
  rejected: '经核实不属受理范围,已向反映人说明。',
  voided: '测试或误报,予以作废。',
  instruction: '请尽快到场处置并反馈。',
  returned: '经核对不属我单位职责,建议改派。',
  ruled: '经研究由该单位牵头办理,其他单位配合。',
  talkedTo: (lucky: Lucky): string => oneOf(lucky('talked'), TALKED),
  promise: (lucky: Lucky): string => oneOf(lucky('promised'), PROMISES),
  extension: '需协调施工单位进场,申请延期。',
  plan: '列入下一批项目,落实资金后实施。',
  interim: '已设置警示标志,安排专人巡查。',
  suspended: '同意挂账,按期复核。',
  checked: '现场复核,处置到位。',
  rework: '现场复核未处置到位,请继续处理。',
  unsolved: '反映人表示问题仍未解决。',
  answer: '已安排人员到场,正在处理中。',
  urge: '临近时限,请抓紧办理并反馈进度。',
  supervise: '请主要负责人跟进,限时办结。',
  instruct: '请高度重视,举一反三,办结后书面报告。',
  task: '请各单位派员到场,联合检查,现场会商。',
  contacted: '已与社区联系,确认到场时间。',
  finding: '现场检查发现问题,已当场指出。',
  memberDone: '本单位职责内事项已处理完毕。',
  conclusion: '各单位已完成处置,问题整改到位,予以销哨。',
  whistleRefused: '事项已在办理,无需吹哨。',
} as const;
