/**
 * The one element that plays. A `<video>` plays sound as well, and its picture can be shown anywhere by putting the
 * element there.
 */
export const media = document.createElement('video');
media.preload = 'metadata';
media.playsInline = true;
media.disablePictureInPicture = true;
media.tabIndex = -1;
