import { useTitle } from '../../app/use-title.ts';

export function GalleryPage() {
  useTitle('Gallery');
  return <h1>Gallery</h1>;
}
