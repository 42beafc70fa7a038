using Npgsql;

namespace Compliance.Host;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: so does the database, and nobody has asked us to stop.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", async (NpgsqlDataSource source, IHostApplicationLifetime lifetime, CancellationToken ct) =>
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested)
                return Results.Json(new { status = "stopping" }, statusCode: StatusCodes.Status503ServiceUnavailable);
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
            deadline.CancelAfter(Patience);
            try
            {
                await using var command = source.CreateCommand("select 1");
                await command.ExecuteScalarAsync(deadline.Token);
                return Results.Json(new { status = "ready", database = "ok" });
            }
            catch (Exception e) when (e is NpgsqlException or OperationCanceledException or TimeoutException && !ct.IsCancellationRequested)
            {
                return Results.Json(new { status = "unready", database = "unreachable" }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
