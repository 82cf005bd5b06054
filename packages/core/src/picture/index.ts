export { listingPicture, mailLogo, type PictureWords, spaceIcon, spacePicture } from './pictures.ts';
