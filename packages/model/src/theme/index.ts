export { contrast, distance, hexToLch, isGrey, type Lch, lchToHex, turn } from './color.ts';
export { themeCss } from './css.ts';
export { deriveTheme, type Theme } from './derive.ts';
export { type CornerName, cornerNames, type FontName, fontNames, HexColor, ThemeInput } from './input.ts';
export {
  type ColorToken,
  colorTokens,
  type Radii,
  type RadiusToken,
  radiusTokens,
  type TokenPair,
  type Tokens,
  tokenPairs,
} from './tokens.ts';
