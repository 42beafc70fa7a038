using System.CommandLine;
using System.Text.Json;
using Compliance.Host.Integrity;

namespace Compliance.Host.Cli;

/// <summary><c>audit verify</c>: exit 0 and the head of the record, or exit 1 and the first broken event.</summary>
internal static class AuditVerb
{
    public static Command Build()
    {
        var verify = new Command("verify", "checks the stored events from the first to the last");
        var where = Where.AddTo(verify);
        verify.SetAction(async (parsed, ct) =>
        {
            await using var place = await where.OpenAsync(parsed, ct);
            var (head, broken) = await Reporter.RunAsync("events", "checked", 0, report => place.Services.GetRequiredService<EventCheck>().RunAsync(report, ct));
            Console.WriteLine(broken is not null
                ? JsonSerializer.Serialize(new { broken = new { sequence = broken.Sequence, tenant = broken.Tenant, stream = broken.Stream, version = broken.Version, why = broken.Why } }, Plain)
                : JsonSerializer.Serialize(new { head = new { events = head!.Events, sequence = head.Sequence, sha256 = head.Sha256 } }, Plain));
            return broken is null ? 0 : CommandLine.Failed;
        });
        return new Command("audit", "the record itself") { verify };
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
