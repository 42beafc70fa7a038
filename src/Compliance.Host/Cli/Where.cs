using System.CommandLine;

namespace Compliance.Host.Cli;

/// <summary>The options by which every verb finds the register's database.</summary>
internal sealed class Where
{
    private readonly Option<string?> database = new("--database") { Description = "Npgsql connection string (COMPLIANCE_DATABASE); without it the embedded server" };
    private readonly Option<string?> data = new("--data") { Description = "directory of the embedded database and the files (COMPLIANCE_DATA)" };

    public static Where AddTo(Command command)
    {
        var where = new Where();
        command.Options.Add(where.database);
        command.Options.Add(where.data);
        return where;
    }

    public CommandLineSettings Read(ParseResult parsed) => new(parsed.GetValue(database), parsed.GetValue(data));

    /// <summary>For verbs that change no demo: accounts are the host's business.</summary>
    public Task<Workplace> OpenAsync(ParseResult parsed, CancellationToken ct) => Workplace.OpenAsync(Settings.Read(Read(parsed)) with { Demo = false }, ct);
}
