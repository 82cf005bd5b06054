import { Form } from '../forms/Form.tsx';
import { PhotoField } from './PhotoField.tsx';

interface AddPhotosProps {
  /** Takes each photo. */
  address: string;
  /** What was wrong with the file that was sent last, in words. */
  fault: string | undefined;
}

/** A photo is sent by itself. */
export function AddPhotos({ address, fault }: AddPhotosProps) {
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
