import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'race-timeout',
  kind: 'leak',
  title: 'The timer that lost the race',
  summary: 'A query races against a ten-minute timeout and wins; the timeout waits on.',
  goAnalogue: 'time.After in a select: until Go 1.23 its timer stayed until it fired.',
  signature: ['handles', 'pendingAsync', 'external'],
  capture: 'async',
  difficulty: 'medium',
  expects: { cause: 'handles', perOperation: 1, culprit: 'raceTimeoutLeak' },
  story: [
    'Promise.race is the usual way to give a call a deadline: the query on one side, a promise that settles after ten minutes on the other. The query answers in a few milliseconds and the race is over.',
    'Promise.race cancels nobody. The timer of the loser goes on for its ten minutes, and until then the loser keeps the reaction that the race attached to it. Up to Node 24 that reaction holds the promise of the race, and with it the rows that the query answered. Node 26 lets go of the rows; the timer stays.',
    'The leak has a bound, for after ten minutes each timer fires. At a hundred requests a second that bound is sixty thousand timers, with as many answers.',
  ],
  watch:
    'Handles and pending async rise by one with each operation, and up to Node 24 external by one mebibyte. The async profile leads from the timers to the line of the race.',
  whyTheFixWorks:
    'The clock is given a signal, which is aborted in a finally. That clears the timer and rejects the promise, so nothing waits any more, whoever has won. Nobody has to catch that rejection: the race has attached its handlers already.',
  realCases: [
    {
      title: 'crawlee: timeout promises cause timer and memory leaks',
      url: 'https://github.com/apify/crawlee/issues/263',
    },
    {
      title: 'helicone: three races never clear their timers',
      url: 'https://github.com/Helicone/helicone/issues/5771',
    },
  ],
};
