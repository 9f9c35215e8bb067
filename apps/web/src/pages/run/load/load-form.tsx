import {
  MAX_CONNECTIONS,
  MAX_LOAD_RATE,
  MAX_LOAD_REQUESTS,
  MAX_LOAD_SECONDS,
} from '@leakscope/protocol';
import { Gauge } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button, Select } from '../../../ui/index.ts';
import type { LoadFields } from './order.ts';

const units = [
  { id: 'seconds', label: 'seconds' },
  { id: 'requests', label: 'requests' },
] as const;

interface LoadFormProps {
  fields: LoadFields;
  onChange: (change: Partial<LoadFields>) => void;
  onSubmit: () => void;
  busy: boolean;
  /** Why no load can be started; nothing where one can. */
  obstacle: string | null;
}

/** How many connections ask for the operation, for how long, and how fast at most. */
export function LoadForm({ fields, onChange, onSubmit, busy, obstacle }: LoadFormProps) {
  const { connections, amount, until, rate } = fields;
  return (
    <form
      noValidate
      aria-label="Load"
      className="grid grid-cols-[1fr_1.6fr] items-end gap-2 sm:grid-cols-[1fr_1.6fr_1.2fr]"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && obstacle === null) onSubmit();
      }}
    >
      <Field label="Connections">
        {(id) => (
          <NumberInput
            id={id}
            value={connections}
            max={MAX_CONNECTIONS}
            onChange={(value) => onChange({ connections: value })}
          />
        )}
      </Field>
      <Field label="For">
        {(id) => (
          <span className="flex">
            <NumberInput
              id={id}
              value={amount}
              max={until === 'seconds' ? MAX_LOAD_SECONDS : MAX_LOAD_REQUESTS}
              className="rounded-r-none border-r-0"
              onChange={(value) => onChange({ amount: value })}
            />
            <Select
              label="Seconds or requests"
              options={units}
              selected={until}
              onSelect={(unit) => onChange({ until: unit })}
              className="shrink-0 rounded-l-none border-strong"
            />
          </span>
        )}
      </Field>
      <Field label="At most per second">
        {(id) => (
          <NumberInput
            id={id}
            value={rate}
            max={MAX_LOAD_RATE}
            placeholder="no limit"
            onChange={(value) => onChange({ rate: value })}
          />
        )}
      </Field>
      <Button
        type="submit"
        className="sm:col-span-3"
        icon={<Gauge aria-hidden size={14} />}
        busy={busy}
        disabled={obstacle !== null}
        {...(obstacle === null ? {} : { title: obstacle })}
      >
        {busy ? 'Starting the load' : 'Start the load'}
      </Button>
    </form>
  );
}

interface FieldProps {
  label: string;
  children: (id: string) => ReactNode;
}

function Field({ label, children }: FieldProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block truncate text-xs text-muted">
        {label}
      </label>
      {children(id)}
    </div>
  );
}

interface NumberInputProps {
  id: string;
  value: string;
  max: number;
  placeholder?: string;
  className?: string;
  onChange: (value: string) => void;
}

function NumberInput({ id, value, max, placeholder, className, onChange }: NumberInputProps) {
  return (
    <input
      id={id}
      type="number"
      inputMode="numeric"
      min={1}
      max={max}
      value={value}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
      className={`h-8 w-full min-w-0 rounded border border-strong bg-surface px-2 placeholder:text-muted ${className ?? ''}`}
    />
  );
}
