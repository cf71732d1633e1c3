/** The word in the number of an urging note (D-34): 督字〔2026〕第000001号. */
export const URGING_NUMBER_WORD = '督字';

/** Until when at most an urging note gives time for its answer, in working days. */
export const MOST_REPLY_WORKING_DAYS = 10;
