using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GraphQL.Types;

/// <summary>Long: a signed 64-bit number.</summary>
internal sealed class LongScalar() : ScalarType<long>("Long")
{
    public override long Parse(in ScalarInput input)
    {
        if (input.Kind is ScalarInputKind.Int or ScalarInputKind.String
            && long.TryParse(input.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return value;
        throw new FormatException($"Long cannot represent {input.ToString()}.");
    }

    public override void Write(ResultWriter writer, long value) => writer.Number(value);

    protected override long FromObject(object value) => value is int or short or byte or uint
        ? Convert.ToInt64(value, CultureInfo.InvariantCulture)
        : throw new FormatException($"Long cannot represent the value {value}.");
}

/// <summary>Decimal: exact money. Read from a number or a string, written as a number with every digit it has.</summary>
internal sealed class DecimalScalar() : ScalarType<decimal>("Decimal")
{
    public override decimal Parse(in ScalarInput input)
    {
        if (input.Kind is ScalarInputKind.Int or ScalarInputKind.Float or ScalarInputKind.String && input.Text.Length <= 64
            && decimal.TryParse(input.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            && IsExact(input.Text, value)) return value;
        throw new FormatException($"Decimal cannot represent {input.ToString()} exactly.");
    }

    public override void Write(ResultWriter writer, decimal value) => writer.Number(value);

    protected override decimal FromObject(object value) => value is IConvertible and not string and not bool
        ? Convert.ToDecimal(value, CultureInfo.InvariantCulture)
        : throw new FormatException($"Decimal cannot represent the value {value}.");

    /// <summary>A decimal keeps 28 to 29 digits; what has more would be rounded without a word.</summary>
    private static bool IsExact(string text, decimal value)
    {
        var digits = 0;
        var leading = true;
        foreach (var c in text)
        {
            if (c is 'e' or 'E') break;
            if (!char.IsAsciiDigit(c)) continue;
            leading &= c == '0';
            if (!leading) digits++;
        }
        return digits <= 28 && (value != 0 || digits == 0);
    }
}

/// <summary>Date: a calendar day, as 2025-06-09.</summary>
internal sealed class DateScalar() : ScalarType<DateOnly>("Date")
{
    public override DateOnly Parse(in ScalarInput input)
    {
        if (input.Kind == ScalarInputKind.String
            && DateOnly.TryParseExact(input.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)) return value;
        throw new FormatException($"Date is written as 2025-06-09, not as {input.ToString()}.");
    }

    public override void Write(ResultWriter writer, DateOnly value) => writer.Date(value);

    protected override DateOnly FromObject(object value) => value is DateTime d
        ? DateOnly.FromDateTime(d)
        : throw new FormatException($"Date cannot represent the value {value}.");
}

/// <summary>DateTime: an instant with its offset, RFC 3339. A time without an offset names no instant and is refused.</summary>
internal sealed class DateTimeScalar() : ScalarType<DateTimeOffset>("DateTime")
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    public override DateTimeOffset Parse(in ScalarInput input)
    {
        if (input.Kind == ScalarInputKind.String
            && DateTimeOffset.TryParseExact(input.Text.ToUpperInvariant(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value)) return value;
        throw new FormatException($"DateTime is written as 2025-06-09T08:30:00+08:00, not as {input.ToString()}.");
    }

    public override void Write(ResultWriter writer, DateTimeOffset value) => writer.DateTime(value);

    protected override DateTimeOffset FromObject(object value) => value is DateTime { Kind: not DateTimeKind.Unspecified } d
        ? new DateTimeOffset(d)
        : throw new FormatException($"DateTime cannot represent the value {value}: it has no offset.");
}

/// <summary>UUID: 36 characters with hyphens.</summary>
internal sealed class UuidScalar() : ScalarType<Guid>("UUID")
{
    public override Guid Parse(in ScalarInput input) =>
        input.Kind == ScalarInputKind.String && Guid.TryParseExact(input.Text, "D", out var value)
            ? value
            : throw new FormatException($"UUID cannot represent {input.ToString()}.");

    public override void Write(ResultWriter writer, Guid value) => writer.Uuid(value);
}

/// <summary>JSON: any value as it is. Elements and nodes are copied, other objects go through the JSON serializer.</summary>
internal sealed class JsonScalar() : ScalarType<JsonElement>("JSON")
{
    public override JsonElement Parse(in ScalarInput input) => input.ToJson();

    public override void Write(ResultWriter writer, JsonElement value) => writer.Json(value);

    protected override JsonElement FromObject(object value) => value switch
    {
        JsonDocument document => document.RootElement,
        JsonNode node => JsonSerializer.SerializeToElement(node),
        _ => LiteralJson.FromCoerced(value),
    };
}
