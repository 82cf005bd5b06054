import { photoPaths } from '@entraide/model/path';
import { Form } from '../forms/Form.tsx';
import { PhotoField } from './PhotoField.tsx';

interface AddPhotosProps {
  listingId: string;
  /** What was wrong with the file that was sent last, in words. */
  fault: string | undefined;
}

/** A photo is sent by itself. */
export function AddPhotos({ listingId, fault }: AddPhotosProps) {
  const address = photoPaths.add(listingId);
  return (
    <Form
      method="post"
      action={address}
      encType="multipart/form-data"
      className="grid grid-cols-1 gap-4"
      noValidate
      reloadDocument
    >
      <PhotoField address={address} fault={fault} />
    </Form>
  );
}
