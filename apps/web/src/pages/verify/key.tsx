/** What the marks of the cycles mean. */
export function CycleKey({ color }: { color: string }) {
  return (
    <p className="flex flex-wrap gap-x-4 text-xs text-muted">
      <span className="verify-key">
        <svg aria-hidden width="10" height="10">
          <circle cx="5" cy="5" r="3.5" fill="none" stroke="var(--muted)" strokeWidth="1.5" />
        </svg>
        warm-up, not judged
      </span>
      <span className="verify-key">
        <svg aria-hidden width="10" height="10">
          <circle cx="5" cy="5" r="3.5" fill={color} />
        </svg>
        one cycle
      </span>
      <span className="verify-key">
        <svg aria-hidden width="22" height="10">
          <path d="M0,2L22,0L22,10L0,8Z" fill={color} opacity="0.2" />
          <line x1="0" x2="22" y1="5" y2="5" stroke={color} strokeWidth="2" />
        </svg>
        slope with its 95 % interval
      </span>
    </p>
  );
}
