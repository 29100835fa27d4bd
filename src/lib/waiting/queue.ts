/** What piles up at the secretariat. */
export type QueueName =
	| 'pilots'
	| 'solutions'
	| 'needs'
	| 'measurements'
	| 'lessons'
	| 'expenses'
	| 'budget'
	| 'rates'
	| 'rules'
	| 'accessibility'
	| 'mail';
