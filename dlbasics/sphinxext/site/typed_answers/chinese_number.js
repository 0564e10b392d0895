// Numbers as Chinese readers may write them: dlbasics/exercises/typed_answers/chinese_number.py says which.
const dlChineseNumber = (() => {
  const DIGITS = {
    零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 兩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  };
  const ONE = "([一二两兩三四五六七八九])";
  const WHOLE = RegExp(
    `^(?:${ONE}千)?(?:零?${ONE}百)?(?:零?${ONE}?(十))?(?:(?:(?<=[千百])零|(?<=十)|^)${ONE})?$`);
  const AFTER = RegExp("(?<=[0-9零〇一二两兩三四五六七八九十百千成%]) *"
    + "(?:左右|上下|[张張倍層层点點吧啊呢]|[个個步次参參权權](?!.*[半百千万分成倍方后後])[一-鿿]*)$");
  const DECIMAL = /^[0-9]+(?:[.][0-9]+)?$/;
  const TENTHS = /^([一二两兩三四五六七八九1-9])成$/;
  const BELOW = { 千: "1000", 万: "10000", 萬: "10000" };
  const isDecimal = (words) => DECIMAL.test(words);

  const whole = (words) => {
    if (words === "零" || words === "〇") return "0";
    const [all, thousands, hundreds, tens, ten, ones] = words.match(WHOLE) ?? [];
    const digit = (sign) => DIGITS[sign] ?? 0;
    const size = 1000 * digit(thousands) + 100 * digit(hundreds) + 10 * digit(tens || (ten && "一"));
    return all && `${size + digit(ones)}`;
  };

  const decimal = (words) => {
    const [, integer, point, decimals] = words.match(/^([^点點]*)([点點]?)(.*)$/);
    const before = isDecimal(integer) ? integer : whole(integer);
    if (!point || !before) return before;
    const digits = decimals.replace(/./gu, (sign) => DIGITS[sign] ?? sign);
    return /^[0-9]+$/.test(digits) && `${before}.${digits}`;
  };

  /* A size in digits; nothing if it is none, or has digits alone. */
  const size = (words) => {
    if (/^[无無][穷窮限]大?$/.test(words)) return "inf";
    if (words === "一半") return "1/2";
    const [, tenths] = words.match(TENTHS) ?? [];
    if (tenths) return `${DIGITS[tenths] ?? tenths}0%`;
    const [, denominator, numerator] = words.match(/^(.+)分之(.*)$/) ?? [];
    if (denominator === "百") return decimal(numerator) && `${decimal(numerator)}%`;
    if (denominator) {
      const below = BELOW[denominator] ?? decimal(denominator);
      return decimal(numerator) && below && `${decimal(numerator)}/${below}`;
    }
    const number = words.replace(/%$/, "");
    return !isDecimal(words.replace(/%+$/, "")) && decimal(number) && decimal(number) + words.slice(number.length);
  };

  const inDigits = (written) => {
    let number = written;
    while (AFTER.test(number)) number = number.replace(AFTER, "");
    const [, sign, rest] = number.replace(/^[负負]/, "-").replace(/^正/, "+").match(/^([-+]? *)(.*)$/);
    return sign + (size(rest.replaceAll(" ", "")) || rest);
  };
  return { inDigits };
})();
