namespace Compliance.Host.Import.Xes;

/// <summary>A log that cannot be read: where, what is wrong, and how to mend it, in one line.</summary>
internal sealed class XesException(int line, int column, string what, string mend)
    : InputException(line > 0 ? $"line {line}, column {column}: {what} {mend}" : $"{what} {mend}")
{
    public int Line => line;
    public int Column => column;
    public string What => what;
    public string Mend => mend;
}
