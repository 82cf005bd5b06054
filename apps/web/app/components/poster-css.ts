/** A sheet of A4 or A5, which have one shape: every size in it is a part of its width, so that the screen shows what the paper will. */
export const posterCss = (size: 'a4' | 'a5') => `
.poster{container-type:inline-size;inline-size:min(100% - 2rem,190mm);aspect-ratio:190/277;margin:0 auto 3rem;background:#fff;color:#000;border:1px solid #999;display:flex;flex-direction:column;overflow:hidden}
.poster-body{flex:1;display:flex;flex-direction:column;align-items:center;text-align:center;padding:5cqw;gap:2.2cqw;border-block-start:2.5cqw solid var(--color-brand);min-block-size:0}
.poster-logo{inline-size:14cqw;block-size:14cqw;object-fit:contain}
.poster-name{font-family:var(--font-title);font-weight:700;font-size:7.4cqw;line-height:1.1;overflow-wrap:anywhere}
.poster-tagline{font-size:3.6cqw;line-height:1.25}
.poster-how{font-size:3.1cqw;line-height:1.35;display:grid;gap:.8cqw;margin-block-start:1cqw}
.poster-scan{font-size:3.1cqw;font-weight:600;margin-block-start:auto}
.poster-qr svg{inline-size:34cqw;block-size:34cqw}
.poster-address{font-size:3.4cqw;font-weight:700;overflow-wrap:anywhere}
.poster-strips{display:grid;grid-template-columns:repeat(8,1fr);block-size:27cqw;border-block-start:.25cqw dashed #000}
.poster-strip{writing-mode:vertical-rl;display:flex;flex-direction:column;justify-content:center;align-items:center;gap:.6cqw;font-size:1.75cqw;line-height:1.2;overflow:hidden;padding:.8cqw;text-align:center;overflow-wrap:anywhere}
.poster-strip+.poster-strip{border-inline-start:0;border-block-end:.25cqw dashed #000}
.poster-kind{font-size:4cqw;font-weight:700;text-transform:uppercase;letter-spacing:.06em}
.poster-title{font-family:var(--font-title);font-weight:700;font-size:6.2cqw;line-height:1.15;overflow-wrap:anywhere}
.poster-text{font-size:3.2cqw;line-height:1.4;overflow-wrap:anywhere;text-align:start;inline-size:100%;min-block-size:0;overflow:hidden}
.poster-facts{font-size:3.2cqw;font-weight:600}
.poster-head{display:flex;align-items:center;gap:2cqw;font-size:3.6cqw;font-weight:700}
.poster-head .poster-logo{inline-size:8cqw;block-size:8cqw}
.poster-foot{display:flex;align-items:center;gap:3cqw;inline-size:100%;margin-block-start:auto;text-align:start;font-size:3.2cqw;line-height:1.35}
.poster-foot .poster-qr{flex:none}
.poster-foot .poster-qr svg{inline-size:23cqw;block-size:23cqw}
.poster-foot .poster-address{margin-block-start:1cqw;font-size:3.6cqw}
@page{size:${size.toUpperCase()};margin:10mm}
@media print{.poster{inline-size:100%;aspect-ratio:190/264;margin:0;border:0;break-inside:avoid}}
`;
