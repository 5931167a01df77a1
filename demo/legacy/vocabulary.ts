/** Words from which the bicycle maker's old data are made. Companies and brands are invented. */
export const places = [
  { name: '天津', region: '120110', area: '12' }, { name: '昆山', region: '320583', area: '32' }, { name: '太仓', region: '320585', area: '32' },
  { name: '常州', region: '320412', area: '32' }, { name: '无锡', region: '320214', area: '32' }, { name: '宁波', region: '330206', area: '33' },
  { name: '杭州', region: '330109', area: '33' }, { name: '台州', region: '331004', area: '33' }, { name: '深圳', region: '440306', area: '44' },
  { name: '东莞', region: '441900', area: '44' }, { name: '佛山', region: '440605', area: '44' }, { name: '江门', region: '440703', area: '44' },
  { name: '邢台', region: '130532', area: '13' }, { name: '沧州', region: '130902', area: '13' }, { name: '青岛', region: '370211', area: '37' },
  { name: '济南', region: '370112', area: '37' }, { name: '成都', region: '510112', area: '51' }, { name: '武汉', region: '420112', area: '42' },
  { name: '厦门', region: '350206', area: '35' }, { name: '合肥', region: '340111', area: '34' },
] as const

export const brandFirst = '恒鑫瑞宏信泰安华盛隆伟嘉德永光润远凯铭骏捷诚锦力飞龙'.split('')
export const brandSecond = '达源丰邦运通利昌顺和昊悦晟腾耀迪尔博科亚辉立新凌翔胜'.split('')
/** Characters that are taken for each other at the keyboard. */
export const confusable: Readonly<Record<string, string>> = {
  恒: '衡', 鑫: '新', 瑞: '锐', 宏: '洪', 信: '讯', 泰: '太', 安: '按', 华: '花', 盛: '胜', 隆: '龙', 伟: '纬', 嘉: '佳', 德: '得', 永: '泳', 光: '广', 润: '闰', 远: '元', 凯: '恺',
  铭: '名', 骏: '俊', 捷: '杰', 诚: '成', 锦: '金', 力: '立', 飞: '非', 龙: '隆', 达: '大', 源: '原', 丰: '峰', 邦: '帮', 运: '云', 通: '同', 利: '力', 昌: '唱', 顺: '舜', 和: '合', 昊: '浩',
  悦: '越', 晟: '成', 腾: '藤', 耀: '曜', 迪: '笛', 尔: '儿', 博: '搏', 科: '柯', 亚: '雅', 辉: '晖', 立: '利', 新: '鑫', 凌: '陵', 翔: '祥', 胜: '盛',
}

/** What a supplier makes, with the class digit of the supplier's code (CR-02: 1 raw material, 2 bought parts, 3 subcontracting, 4 consumables, 5 equipment, 6 services). */
export const supplierTrades = [
  { name: '铝业', type: '1' }, { name: '钢管', type: '1' }, { name: '橡胶制品', type: '1' }, { name: '车业', type: '2' }, { name: '自行车零件', type: '2' }, { name: '链条传动', type: '2' },
  { name: '轮胎', type: '2' }, { name: '精密轴承', type: '2' }, { name: '电机科技', type: '2' }, { name: '五金制品', type: '2' }, { name: '塑胶', type: '2' }, { name: '座垫用品', type: '2' },
  { name: '表面处理', type: '3' }, { name: '金属加工', type: '3' }, { name: '包装材料', type: '4' }, { name: '涂料化工', type: '4' }, { name: '模具机械', type: '5' }, { name: '物流运输', type: '6' },
] as const
export const customerTrades = ['车业商贸', '自行车销售', '体育用品', '户外运动用品', '商贸', '贸易', '进出口', '车行'] as const
export const exportCustomers = ['Nordvelo GmbH', 'Rad & Berg Handels GmbH', 'Cycle Works Oy', 'Pedal House Ltd', 'Vélo Atelier SARL', 'Kita Cycles K.K.', 'Bici Verde S.r.l.', 'Fietsland B.V.', 'Southern Spokes Pty Ltd', 'Maple Ride Inc.', 'Rowerownia Sp. z o.o.', 'Ciclo Norte S.A.'] as const

export const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'.split('')
/** The last four are not in GBK: they need GB18030's four bytes, as real staff lists do. */
export const givenNames = ['建国', '志强', '丽', '敏', '静', '伟', '芳', '秀英', '磊', '洋', '勇', '艳', '杰', '娟', '涛', '超', '明', '霞', '平', '刚', '桂英', '文', '辉', '晓东', '海燕', '永红', '国栋', '雪梅', '䶮', '㛃', '䥽', '䲟'] as const
export const streets = ['工业大道', '创业路', '开发区五号路', '兴业街', '滨河东路', '科技二路', '振兴路', '经济开发区纬三路', '园区中路', '自行车王国产业园南区'] as const
export const banks = ['工商银行', '建设银行', '农业银行', '中国银行', '交通银行', '招商银行', '浦发银行'] as const

export const colors = ['哑光黑', '亮黑', '珍珠白', '银灰', '中国红', '湖蓝', '墨绿', '橙'] as const
export const warehouses = ['原材料仓', '外购件仓', '标准件仓', '半成品仓', '成品仓', '辅料仓', '线边仓'] as const
export const buyers = ['曹颖', '李强', '王芳', '陈晨', '张燕'] as const
