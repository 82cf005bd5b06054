/** A photo of 12 megapixels as a phone sends it, on its side: noise that is made smooth a little, so that every corner has something to say. */
export async function phonePhoto({ width, height } = { width: 4000, height: 3000 }): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
  return sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
    .blur(1.5)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer();
}
