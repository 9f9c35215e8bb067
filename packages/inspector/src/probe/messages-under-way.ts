/**
 * Messages posted and not received, by who posted them. They belong to no heap and to nobody's
 * external memory, so that nothing else tells of them.
 *
 * Known only for the two ports of a `MessageChannel`, while both are here: which port belongs to
 * which is seen where a channel is made, and what another thread receives is not seen at all.
 */
import { watchCall } from './calls.ts';
import { hasEnded, Life } from './ends.ts';
import { idOf, ownCreation, resourceBegan } from './resources.ts';

const workers = process.getBuiltinModule('worker_threads');

interface Queue {
  readonly receiver: WeakRef<object>;
  /** In the order in which they will be received. */
  readonly messages: Set<Life>;
}

const partners = new WeakMap<object, WeakRef<object>>();
/** By the asynchronous id of the port that is to receive them. */
const queues = new Map<number, Queue>();

function messageEnded(queue: Queue, message: Life): void {
  message._destroyed = true;
  queue.messages.delete(message);
}

/** To be called before anything runs for the resource `id`: for a port, with each message. */
export function messageReceived(id: number): void {
  const queue = queues.get(id);
  if (queue === undefined) return;
  const [first] = queue.messages;
  if (first !== undefined) messageEnded(queue, first);
  if (queue.messages.size === 0) queues.delete(id);
}

function messagePosted(sender: object, wrapper: (...args: never[]) => unknown): void {
  const receiver = partners.get(sender)?.deref();
  const id = receiver === undefined ? undefined : idOf(receiver);
  if (receiver === undefined || id === undefined || hasEnded(receiver)) return;
  const queue = queues.get(id) ?? { receiver: new WeakRef(receiver), messages: new Set() };
  queues.set(id, queue);
  const message = new Life();
  queue.messages.add(message);
  resourceBegan('undelivered message', message, ownCreation(wrapper));
}

/** Forgets what can be received no more. Worth its cost after a full collection. */
export function sweepMessages(): void {
  for (const [id, queue] of queues) {
    if (!hasEnded(queue.receiver.deref())) continue;
    for (const message of queue.messages) messageEnded(queue, message);
    queues.delete(id);
  }
}

type Channel = typeof workers.MessageChannel;

function watchChannels(owner: { MessageChannel: Channel }): () => void {
  const original = owner.MessageChannel;
  const wrapper: Channel = new Proxy(original, {
    construct: function wrapsConstruct(target, args: unknown[], newTarget) {
      const made = newTarget === wrapper ? target : newTarget;
      const channel = Reflect.construct(target, args, made) as InstanceType<Channel>;
      partners.set(channel.port1, new WeakRef(channel.port2));
      partners.set(channel.port2, new WeakRef(channel.port1));
      return channel;
    },
  });
  owner.MessageChannel = wrapper;
  return () => {
    if (owner.MessageChannel === wrapper) owner.MessageChannel = original;
  };
}

/**
 * For sandboxes only: a constructor is wrapped. `watchBefore` is called when there is something that
 * `messageReceived` has to be told of. Returns what ends the watching.
 */
export function watchMessages(watchBefore: () => void): () => void {
  let isAsked = false;
  const undo = [
    watchChannels(globalThis),
    watchChannels(workers),
    watchCall(workers.MessagePort.prototype, 'postMessage', {
      leave(_args, _result, wrapper, sender) {
        messagePosted(sender as object, wrapper);
        if (isAsked || queues.size === 0) return;
        isAsked = true;
        watchBefore();
      },
    }),
    watchCall(workers, 'receiveMessageOnPort', {
      leave([port], received) {
        const id = received === undefined ? undefined : idOf(port as object);
        if (id !== undefined) messageReceived(id);
      },
    }),
  ];
  return () => {
    for (const restore of undo) restore();
    queues.clear();
  };
}
