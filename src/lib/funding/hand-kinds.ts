/** Entries of the log by which somebody has had a hand in an expense; see `hadAHand`. */
export const handKinds = ['expense.changed', 'expense.corrected_in_file', 'expense.uploaded_in_file'];
