using System.CommandLine;
using EmbeddedPostgres;
using Npgsql;

namespace Compliance.Host.Cli;

/// <summary>The verbs. Answers go to stdout, everything else to stderr; bad input ends with one line and exit code 2.</summary>
internal static class CommandLine
{
    public const int Failed = 1, BadInput = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("管理合规系统 / compliance register. Without a verb: serve.");
        var serve = ServeVerb.Build();
        ServeVerb.Equip(root);
        root.Subcommands.Add(serve);
        foreach (var verb in new[] { ViewsVerb.Build(), FollowersVerb.Build(), AuditVerb.Build(), SchemaVerb.Build(), UserVerb.Build(), ImportVerb.Build() })
            root.Subcommands.Add(verb);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
            return Complain($"{parsed.Errors[0].Message} Ask with --help.");
        // The web host ends on signals by itself and drains; the other verbs are told to stop and get time to roll back.
        var serves = parsed.CommandResult.Command == root || parsed.CommandResult.Command == serve;
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = serves ? null : TimeSpan.FromSeconds(30) });
        }
        catch (InputException e)
        {
            return Complain(e.Message);
        }
        catch (EmbeddedPostgresException e)
        {
            Complain(e.Message);
            return Failed;
        }
        catch (PostgresException e)
        {
            Complain($"The database refused ({e.SqlState}): {e.MessageText}");
            return Failed;
        }
        catch (NpgsqlException e)
        {
            Complain($"The database cannot be reached: {e.Message} Check COMPLIANCE_DATABASE.");
            return Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Complain(e.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            Complain("Stopped.");
            return 130;
        }
    }

    private static int Complain(string message)
    {
        Console.Error.WriteLine(message.ReplaceLineEndings(" "));
        return BadInput;
    }
}
