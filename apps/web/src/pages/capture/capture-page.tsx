export function CapturePage({ id }: { id: string }) {
  return <h1>{id}</h1>;
}
