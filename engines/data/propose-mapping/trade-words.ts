/** The words of business master data and of table heads in general: a meaning, then how it is written in Chinese, English and short. */
const entries: readonly string[] = [
  'code 编码 编号 代码 代号 号码 号 标识 code cd number numero num no nr nbr nmbr id ident identifier', 'sequence 序号 seq sequence', 'name 名称 姓名 名字 全称 name nm nme fullname', 'short 简称 缩写 short abbr abbreviation',
  'description 描述 说明 description descr desc dsc', 'remark 备注 附注 remark remarks note notes comment comments memo', 'type 类型 种类 type typ kind class', 'category 分类 类别 品类 大类 category categ cat', 'group 组 分组 group grp', 'status 状态 status stat state_of',
  'quantity 数量 数 件数 quantity qty quant', 'amount 金额 总额 amount amt sum', 'price 单价 价格 unitprice 售价 进价 price prc', 'cost 成本 费用 cost cst', 'total 合计 总计 总 total tot ttl', 'balance 余额 结余 balance bal', 'currency 币种 货币 币别 currency curr ccy cur', 'rate 率 比率 rate ratio', 'percent 百分比 比例 percent pct percentage', 'discount 折扣 discount disc', 'tax 税 税额 tax vat', 'taxrate 税率 taxrate', 'creditcode 统一社会信用代码 信用代码 税号 纳税人识别号 creditcode taxno taxnumber taxid',
  'unit 单位 计量单位 unit uom um', 'specification 规格 规格型号 specification spec specs', 'model 型号 model mdl', 'brand 品牌 牌号 商标 brand manufacturer maker mfr manuf', 'material 物料 材料 料件 material mat matl item', 'product 产品 商品 货品 品 product prod prd goods', 'drawing 图号 drawing drw', 'batch 批次 批号 批 batch lot', 'serial 序列 流水 serial ser', 'barcode 条码 条形码 barcode ean', 'weight 重量 净重 毛重 weight wgt wt', 'length 长度 长 length len', 'width 宽度 宽 width', 'height 高度 高 height hgt', 'color 颜色 色 color colour', 'size 尺寸 大小 size',
  'supplier 供应商 供方 供货商 厂商 supplier vendor vend supp vnd', 'customer 客户 顾客 买方 customer cust client clnt buyer', 'company 公司 企业 单位名称 company comp corp firm', 'organization 组织 机构 organization organisation org', 'department 部门 科室 department dept dep', 'employee 员工 职员 人员 工号 employee emp staff', 'contact 联系人 联系 contact cont', 'person 人 负责人 经办人 person pers', 'owner 所有人 业务员 owner salesman agent rep', 'user 用户 user usr',
  'address 地址 住址 address addr adr', 'street 街道 street str', 'city 城市 市 city town', 'province 省份 省 province prov', 'state 州 state', 'country 国家 国别 country ctry nation', 'region 地区 区域 大区 region reg area district', 'postcode 邮编 邮政编码 postcode zip zipcode postal',
  'phone 电话 手机 联系电话 座机 phone tel telephone mobile cell phoneno phonenumber telno', 'fax 传真 fax', 'email 邮箱 电子邮件 邮件 email mail', 'website 网址 网站 website web url homepage', 'bank 银行 开户行 开户银行 bank bnk bankname', 'bankaccount 银行账号 银行账户 bankaccount bankacct', 'account 账号 账户 科目 account acct acc', 'invoice 发票 invoice inv', 'order 订单 单据 order ord po', 'contract 合同 协议 contract contr', 'project 项目 project proj prj', 'payment 付款 支付 payment pay pmt', 'paymentdays 账期 付款条件 付款期限 paymentdays paymentterms payterms', 'debit 借方 借 debit dr', 'credit 贷方 信用 credit crd', 'receivable 应收 receivable ar', 'payable 应付 payable ap',
  'date 日期 时间 date dt', 'year 年度 年 年份 year yr', 'month 月份 月 month mth', 'day 日 day', 'time 时刻 time tm', 'start 开始 起始 生效 start begin from effective', 'end 结束 截止 失效 end until expiry expire', 'created 创建 建立 制单 created create creation entered', 'updated 修改 更新 updated modified changed', 'period 期间 period per', 'birth 出生 生日 birth birthday dob', 'age 年龄 age', 'gender 性别 gender sex', 'first 名 first fst', 'last 姓 last', 'middle middle mid', 'title 标题 职务 title ttl',
  'warehouse 仓库 库房 warehouse whse wh', 'location 库位 货位 位置 location loc bin', 'stock 库存 结存 存货 库存量 stock inventory inv onhand', 'minimum 最小 最低 下限 minimum min', 'maximum 最大 最高 上限 maximum max', 'average 平均 average avg mean', 'level 等级 级别 级 level lvl', 'version 版本 version ver rev revision', 'parent 上级 父 父项 母件 parent par', 'component 子件 组件 子项 component', 'line 行 行号 line ln', 'active 启用 有效 在用 active enabled isactive', 'flag 标志 是否 flag flg is ind indicator', 'default 默认 缺省 default dflt', 'old 旧 原 old legacy former', 'new 新 new', 'source 来源 source src', 'target 目标 target tgt', 'count 计数 次数 count cnt', 'value 值 价值 value val', 'language 语言 language lang', 'industry 行业 industry', 'authors 作者 author authors', 'leadtime 提前期 交期 leadtime',
]

/** Words that join and say nothing by themselves. */
const joiners = new Set(['of', 'the', 'a', 'an', 'and', 'for', 'to', 'in', 'by', 'on', '的', '与', '及', '和'])
const meaning = new Map(entries.flatMap((entry) => { const [concept, ...forms] = entry.split(' '); return forms.map((form) => [form, concept!] as const) }).reverse())
const longest = Math.max(...[...meaning.keys()].map((k) => [...k].length))

/** Meanings of the words; two words that have one entry together (`bank_account`) have one meaning; a Han word is cut at the longest entries, a rest between them stays as it is. */
export function conceptsOf(words: readonly string[]): string[] {
  const found: string[] = []
  for (let i = 0; i < words.length; i++) {
    const together = i + 1 < words.length ? meaning.get(words[i]! + words[i + 1]!) : undefined
    const known = together ?? meaning.get(words[i]!) ?? meaning.get(words[i]!.replace(/s$/, ''))
    if (together) i++
    if (known) found.push(known)
    else if (/\p{Script=Han}/u.test(words[i]!)) found.push(...cut([...words[i]!]))
    else if (!joiners.has(words[i]!)) found.push(words[i]!)
  }
  return found
}

function cut(characters: readonly string[]): string[] {
  const found: string[] = []
  let rest = ''
  for (let i = 0; i < characters.length;) {
    let length = Math.min(longest, characters.length - i)
    while (length > 0 && !meaning.has(characters.slice(i, i + length).join(''))) length--
    if (length === 0) { rest += characters[i]; i++; continue }
    if (rest && !joiners.has(rest)) found.push(rest)
    rest = ''
    found.push(meaning.get(characters.slice(i, i + length).join(''))!)
    i += length
  }
  return rest && !joiners.has(rest) ? [...found, rest] : found
}
