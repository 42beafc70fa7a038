using System.Globalization;

namespace GraphQL.Types;

/// <summary>Int: a signed 32-bit number (section 3.5.1). A variable may say 1.0, a literal may not.</summary>
internal sealed class IntScalar() : ScalarType<int>("Int")
{
    public override int Parse(in ScalarInput input)
    {
        if (input.Kind == ScalarInputKind.Int && int.TryParse(input.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return value;
        if (input is { Kind: ScalarInputKind.Float, IsLiteral: false }
            && double.TryParse(input.Text, CultureInfo.InvariantCulture, out var number)
            && number == Math.Truncate(number) && number is >= int.MinValue and <= int.MaxValue) return (int)number;
        throw new FormatException(input.Kind is ScalarInputKind.Int or ScalarInputKind.Float
            ? $"Int holds whole numbers of 32 bits, not {input.ToString()}."
            : $"Int cannot represent {input.ToString()}.");
    }

    public override void Write(ResultWriter writer, int value) => writer.Number(value);

    protected override int FromObject(object value) => value switch
    {
        short or byte or sbyte or ushort => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        long n when n is >= int.MinValue and <= int.MaxValue => (int)n,
        uint n when n <= int.MaxValue => (int)n,
        bool b => b ? 1 : 0,
        double d when d == Math.Truncate(d) && d is >= int.MinValue and <= int.MaxValue => (int)d,
        decimal d when d == Math.Truncate(d) && d is >= int.MinValue and <= int.MaxValue => (int)d,
        _ => throw new FormatException($"Int cannot represent the value {value}."),
    };
}

/// <summary>Float: a double, finite (section 3.5.2).</summary>
internal sealed class FloatScalar() : ScalarType<double>("Float")
{
    public override double Parse(in ScalarInput input)
    {
        if (input.Kind is ScalarInputKind.Int or ScalarInputKind.Float
            && double.TryParse(input.Text, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)) return value;
        throw new FormatException($"Float cannot represent {input.ToString()}.");
    }

    public override void Write(ResultWriter writer, double value)
    {
        if (!double.IsFinite(value)) throw new FormatException($"Float cannot represent the value {value}.");
        writer.Number(value);
    }

    protected override double FromObject(object value) => value switch
    {
        bool b => b ? 1 : 0,
        IConvertible and not string => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => throw new FormatException($"Float cannot represent the value {value}."),
    };
}

/// <summary>String: text in UTF-8 (section 3.5.3).</summary>
internal sealed class StringScalar() : ScalarType<string>("String")
{
    public override string Parse(in ScalarInput input) => input.Kind == ScalarInputKind.String
        ? input.Text
        : throw new FormatException($"String cannot represent {input.ToString()}.");

    public override void Write(ResultWriter writer, string value) => writer.String(value);

    protected override string FromObject(object value) => value switch
    {
        bool b => b ? "true" : "false",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new FormatException($"String cannot represent a value of type {value.GetType().Name}."),
    };
}

/// <summary>Boolean (section 3.5.4).</summary>
internal sealed class BooleanScalar() : ScalarType<bool>("Boolean")
{
    public override bool Parse(in ScalarInput input) => input.Kind == ScalarInputKind.Boolean
        ? input.Text == "true"
        : throw new FormatException($"Boolean cannot represent {input.ToString()}.");

    public override void Write(ResultWriter writer, bool value) => writer.Boolean(value);
}

/// <summary>ID: an opaque identifier, read from strings and whole numbers, written as a string (section 3.5.5).</summary>
internal sealed class IdScalar() : ScalarType<string>("ID")
{
    public override string Parse(in ScalarInput input) => input.Kind is ScalarInputKind.String or ScalarInputKind.Int
        ? input.Text
        : throw new FormatException($"ID cannot represent {input.ToString()}.");

    public override void Write(ResultWriter writer, string value) => writer.String(value);

    protected override string FromObject(object value) => value switch
    {
        Guid g => g.ToString("D"),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new FormatException($"ID cannot represent a value of type {value.GetType().Name}."),
    };
}
