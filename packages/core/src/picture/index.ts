export {
  type AppWords,
  appIcons,
  appleScreens,
  appPicture,
  appScreenshots,
  appShortcuts,
  splashName,
} from './app-pictures.ts';
export { listingPicture, mailLogo, type PictureWords, spaceIcon, spacePicture } from './pictures.ts';
export { type LogoFault, MOST_LOGO_BYTES } from './read-logo.ts';
export { type DecodedPhoto, MOST_PHOTO_BYTES, type PhotoFault, readPhoto } from './read-photo.ts';
export { changeLogo, logoPixels } from './space-logo.ts';
