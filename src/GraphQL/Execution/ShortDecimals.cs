using System.Buffers.Text;

namespace GraphQL.Execution;

/// <summary>
/// Doubles that are a decimal of at most four places, as amounts, rates and whole numbers are. Of 15 digits at most, such
/// a decimal is the shortest that reads back as the double, and dividing whole numbers finds it without big arithmetic.
/// </summary>
internal static class ShortDecimals
{
    private const double Bound = 1e11;

    /// <summary>Formats the value if it is one of them; the target must hold 17 bytes.</summary>
    public static bool TryFormat(double value, Span<byte> target, out int length)
    {
        length = 0;
        if (!(Math.Abs(value) < Bound)) return false;
        var scaled = Math.Round(value * 10_000);
        // Both are exact, so that their quotient is the double nearest to the decimal. Zero may be a negative one.
        if (scaled / 10_000 != value || scaled == 0) return false;
        var digits = (long)Math.Abs(scaled);
        if (value < 0) target[length++] = (byte)'-';
        var (whole, fraction) = Math.DivRem(digits, 10_000);
        Utf8Formatter.TryFormat(whole, target[length..], out var written);
        length += written;
        if (fraction == 0) return true;
        target[length++] = (byte)'.';
        for (var unit = 1_000; fraction > 0; unit /= 10)
        {
            (var digit, fraction) = Math.DivRem(fraction, unit);
            target[length++] = (byte)('0' + digit);
        }
        return true;
    }
}
