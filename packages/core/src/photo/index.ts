export { addPhoto } from './add-photo.ts';
export { attachToMessage, MOST_PHOTOS, PhotoIds } from './attach-photos.ts';
export { describePhoto, MOST_ALT } from './describe-photo.ts';
export { findPhoto } from './find-photo.ts';
export { hidePhotoIn, photoHiddenBy, showPhotoAgainIn } from './hide-photo.ts';
export { keepPhoto, keepPhotoFor, tooMany } from './keep-photo.ts';
export { listPhotos } from './list-photos.ts';
export {
  changeListingWithPhotos,
  createListingWithPhotos,
  putWaitingPhotosIn,
} from './listing-with-photos.ts';
export { loosePhotos, waitingIn } from './loose.ts';
export { movePhoto } from './move-photo.ts';
export { photosOfMessages } from './photos-of-messages.ts';
export { removePhoto } from './remove-photo.ts';
export { type PhotoSize, showPhoto } from './show-photo.ts';
export { storePhoto } from './store-photo.ts';
export { type Photo, placeholderOf, saidWith } from './view.ts';
