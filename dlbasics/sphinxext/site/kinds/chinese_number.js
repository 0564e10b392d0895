// Numbers as Chinese readers may write them: dlbasics/exercises/kinds/chinese_number.py says which.
const dlChineseNumber = (() => {
  const DIGITS = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
  const ONE = "[一二两三四五六七八九]";
  const HUNDREDS = new RegExp(`^(${ONE})百(?:零(${ONE})|(${ONE})十(${ONE})?)?$`);
  const TENS = new RegExp(`^(${ONE}?)十(${ONE})?$`);
  const BEFORE = /^(?:答案是|答案为|结果是|大约是|大约|大概|约等于|约为|约|等于|是|为) */;
  const AFTER = /(?<=[0-9零〇一二两三四五六七八九十百%]) *(?:左右|个|张|步|次|倍|层|点)$/;
  const DECIMAL = /^[0-9]+(?:[.][0-9]+)?$/;

  /* A whole number below 1000 in characters, or a number in digits. */
  const whole = (words) => {
    if (DECIMAL.test(words)) return words;
    if (words === "零" || words === "〇") return "0";
    const digit = (sign, other = 0) => DIGITS[sign] ?? other;
    if ([...words].length === 1 && digit(words)) return `${digit(words)}`;
    const two = words.match(TENS), three = words.match(HUNDREDS);
    if (two) return `${10 * digit(two[1], 1) + digit(two[2])}`;
    return three ? `${100 * digit(three[1]) + digit(three[2]) + 10 * digit(three[3]) + digit(three[4])}` : null;
  };

  const cut = (words, mark) => {
    const at = words.indexOf(mark);
    return at < 0 ? null : [words.slice(0, at), words.slice(at + mark.length)];
  };

  const size = (words) => {
    if (words === "无穷" || words === "无穷大") return "inf";
    if (words === "一半") return "1/2";
    const parts = cut(words, "分之"), counted = cut(words, "点");
    if (parts) {
      const share = whole(parts[1]), all = whole(parts[0]);
      if (parts[0] === "百") return share === null ? null : `${share}%`;
      return share === null || all === null ? null : `${share}/${all}`;
    }
    if (counted) {
      const before = whole(counted[0]), decimals = [...counted[1]];
      if (before === null || !decimals.length || decimals.some((sign) => !(sign in DIGITS))) return null;
      return `${before}.${decimals.map((sign) => DIGITS[sign]).join("")}`;
    }
    return DECIMAL.test(words) ? null : whole(words);
  };

  const inDigits = (written) => {
    let number = written;
    while (BEFORE.test(number)) number = number.replace(BEFORE, "");
    while (AFTER.test(number)) number = number.replace(AFTER, "");
    const found = size(number.replace(/^[正负]/, ""));
    return found === null ? number : (number.startsWith("负") ? "-" : "") + found;
  };
  return { inDigits };
})();
