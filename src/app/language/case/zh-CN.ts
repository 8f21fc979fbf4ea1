/** The words of the desk's right side and of the grid's card. */
export const caseSide = {
  nearest: {
    title: '周边力量',
    kilometres: '{{n}} 公里',
    within: '{{reach}} 内 {{n}} 人',
    way: '路程',
    eta: '到达',
    load: '负荷',
    fix: '定位',
    road: '{{n}} 米',
    line: '直线 {{n}} 米',
    minutes: '{{n}} 分钟',
    atHand: '在手 {{n}}',
    own: '本格',
    fulltime: '专职',
    parttime: '兼职',
    done: '本类办过 {{n}} 件',
    sum: '第 {{place}} 位 = 路程 {{way}} + 在手 {{load}} + 跨格 {{grid}} + 生疏 {{skill}} + 定位 {{fix}} = {{total}} 分',
    keys: '1–9 选人',
    none: '没有可派的网格员',
    noneHint: '可先派主办单位,或请网格员上岗。',
    leftOut: '未列入 {{n}} 人',
    others: '{{why}} {{n}} 人',
    why: {
      OFF_SHIFT: '离岗',
      UNANSWERED: '派后未签收',
      RETURNED: '已退过此单',
      NO_FIX: '无定位',
      STALE_FIX: '定位陈旧',
      TOO_FAR: '路远',
    },
    unanswered: '{{worker}} 未签收 · 超 {{span}}',
    unansweredHint: '撤回并改派下一人,两步都会留痕。',
    next: '改派 {{worker}}',
    nextDone: '已改派 {{worker}}',
    noNext: '周边没有下一人可派,请撤回后改派单位。',
  },
} as const;

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
export type CaseWords = Words<typeof caseSide>;
