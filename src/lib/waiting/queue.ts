/** What piles up at the secretariat. */
export type QueueName =
	| 'pilots'
	| 'solutions'
	| 'measurements'
	| 'lessons'
	| 'expenses'
	| 'budget'
	| 'rates'
	| 'rules'
	| 'accessibility'
	| 'mail';
