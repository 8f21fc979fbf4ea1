/** A light rising over two waves; once on a screen. */
export function BrandMark({ className }: { className?: string | undefined }) {
  return (
    <svg
      className={className}
      viewBox="0 0 40 40"
      fill="none"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <g stroke="var(--ac-1)" strokeWidth="2.8">
        <path d="M4 25.500c5.300-2.600 10.700-2.600 16 0s10.700 2.600 16 0" />
        <path d="M4 32.500c5.300-2.600 10.700-2.600 16 0s10.700 2.600 16 0" opacity=".55" />
      </g>
      <g stroke="var(--t-1)">
        <path d="M9.500 19.500a10.500 10.500 0 0 1 21 0" strokeWidth="2.8" />
        <path d="M20 13.200v6.300M14.800 15l2.800 4.500M25.200 15l-2.800 4.500" strokeWidth="2.2" />
      </g>
    </svg>
  );
}
