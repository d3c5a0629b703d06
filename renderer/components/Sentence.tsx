/** A sentence of the catalogue with one of its parts set stronger, wherever the language puts it. */
export function Sentence({ text, strong }: { readonly text: string; readonly strong: string }) {
  const at = text.indexOf(strong);
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <strong>{strong}</strong>
      {text.slice(at + strong.length)}
    </>
  );
}
