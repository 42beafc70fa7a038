using System.Threading.RateLimiting;
using Compliance.Host.Commands;
using Compliance.Kernel;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Compliance.Host.Files;

/// <summary><c>/files</c>: official letters, invoices, sign-in sheets.</summary>
internal static class FilesPart
{
    private const int MultipartOverhead = 64 * 1024;

    public static void AddFiles(this IServiceCollection services)
    {
        services.AddSingleton(FileRegister.Schema);
        services.AddSingleton<FileStore>();
        services.AddSingleton<FileRegister>();
        services.AddSingleton<IUploads, Uploads>();
        services.AddScoped<IFileReaders, RecordFileReaders>();
        services.AddSingleton(PartitionedRateLimiter.Create<string, string>(person => RateLimitPartition.GetTokenBucketLimiter(person, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 120, TokensPerPeriod = 12, ReplenishmentPeriod = TimeSpan.FromSeconds(6), QueueLimit = 0,
        })));
    }

    public static void MapFiles(this WebApplication app)
    {
        app.MapPost("/files", UploadAsync).RequireAuthorization().DisableAntiforgery();
        app.MapMethods("/files/{hash}", [HttpMethods.Get, HttpMethods.Head], DownloadAsync).RequireAuthorization();
    }

    private static async Task<IResult> UploadAsync(HttpContext context, Actor actor, Access.CurrentActor current, FileStore store, FileRegister register, Settings settings, PartitionedRateLimiter<string> pace)
    {
        // ADMIN keeps accounts and has no business data; who holds no office has none either.
        if (!actor.Roles.Any(r => r != Role.Admin) || current.Session is { MayWrite: false })
            return Answers.Error(StatusCodes.Status403Forbidden, "NOT_ALLOWED", context.Say("您的职务不允许上传文件。", "Your office does not upload files."));
        using var lease = pace.AttemptAcquire(actor.Person);
        if (!lease.IsAcquired)
        {
            context.Response.Headers.RetryAfter = "60";
            return Answers.Error(StatusCodes.Status429TooManyRequests, "TOO_MANY_FILES", context.Say("上传过于频繁，请稍后再试。", "Too many uploads; wait a minute."));
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = settings.FileLimit + MultipartOverhead;

        var ct = context.RequestAborted;
        try
        {
            if (await Upload.OpenAsync(context.Request, ct) is not { } upload)
                return Answers.Error(StatusCodes.Status400BadRequest, "NO_FILE", context.Say("表单中没有文件。", "The form carries no file."));
            var (file, why) = await store.ReceiveAsync(upload.Content, ct);
            if (file is null)
                return Refuse(context, why!.Value, settings);
            await register.AddAsync(actor.Tenant, file, actor.Person, actor.Branches.Count == 1 ? actor.Branches.First() : null, ct);
            return Results.Json(new { hash = file.Hash, size = file.Size, type = file.Type, name = upload.Name }, statusCode: StatusCodes.Status201Created);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refuse(context, Unwanted.TooLarge, settings);
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException && e.Message.StartsWith("Unexpected end of Stream", StringComparison.Ordinal)))
        {
            return Answers.Error(StatusCodes.Status400BadRequest, "BAD_REQUEST", context.Say("表单不完整或格式错误。", "The form is cut off or malformed."));
        }
    }

    private static async Task<IResult> DownloadAsync(string hash, HttpContext context, Actor actor, FileStore store, FileRegister register, IFileReaders readers)
    {
        // One answer for what is not there, what is not theirs and what is no hash.
        IResult nothing = Answers.Error(StatusCodes.Status404NotFound, "NOT_FOUND", context.Say("没有找到该文件，或您无权查看。", "No such file, or you may not see it."));
        var ct = context.RequestAborted;
        if (!FileStore.IsHash(hash) || await register.FindAsync(actor.Tenant, hash, actor.Person, ct) is not { } known)
            return nothing;
        if (!known.Own && !await readers.MayReadAsync(actor, hash, ct))
            return nothing;
        var path = store.PathOf(hash);
        if (!File.Exists(path))
            return nothing;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.File(path, known.Type, hash[..16] + FileType.Extension(known.Type), entityTag: new EntityTagHeaderValue($"\"{hash}\""), enableRangeProcessing: true);
    }

    private static IResult Refuse(HttpContext context, Unwanted why, Settings settings) => why switch
    {
        Unwanted.TooLarge => Answers.Error(StatusCodes.Status413PayloadTooLarge, "FILE_TOO_LARGE",
            context.Say($"文件超过 {settings.FileLimit / 1_000_000m:0.###} MB。", $"The file is over {settings.FileLimit / 1_000_000m:0.###} MB.")),
        Unwanted.Empty => Answers.Error(StatusCodes.Status400BadRequest, "FILE_EMPTY", context.Say("文件为空。", "The file is empty.")),
        _ => Answers.Error(StatusCodes.Status415UnsupportedMediaType, "FILE_TYPE",
            context.Say("只接受 PDF、OFD、PNG、JPEG、DOCX、XLSX、PPTX（不含宏）和 CSV。", "Only PDF, OFD, PNG, JPEG, DOCX, XLSX, PPTX (no macros) and CSV are taken.")),
    };
}
