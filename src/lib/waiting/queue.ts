/** What piles up at the secretariat. */
export type QueueName = 'pilots' | 'measurements' | 'expenses' | 'accessibility' | 'mail';
