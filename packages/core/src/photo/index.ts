export { addPhoto, MOST_PHOTOS } from './add-photo.ts';
export { describePhoto, MOST_ALT } from './describe-photo.ts';
export { hidePhotoIn, photoHiddenBy, showPhotoAgainIn } from './hide-photo.ts';
export { listPhotos } from './list-photos.ts';
export { movePhoto } from './move-photo.ts';
export { removePhoto } from './remove-photo.ts';
export { type PhotoSize, showPhoto } from './show-photo.ts';
export { type Photo, placeholderOf } from './view.ts';
export { listingOfPhoto, photoVisibleTo } from './visible.ts';
