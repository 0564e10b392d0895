// Numbers as they are read.

/* A number with a minus sign in place of a hyphen, as dlbasics/minus_sign.py has it. */
const dlMinus = (number) => `${number}`.replace(/^-(?=\d)/, "\u2212");
