/** Japanese labels of the standard objects, their fields and picklist values, as the platform shows them. */
interface StandardTranslation {
  objects: Record<string, { label: string; fields: Record<string, string> }>;
  /** Fields that every object has. */
  systemFields: Record<string, string>;
  /** Picklist values by their English label. */
  values: Record<string, string>;
}

/** Per object one line with its label, then its fields; address parts are put together below. */
const OBJECTS = `
Account=取引先
  MasterRecordId=マスタレコード ID, Name=取引先名, Type=取引先 種別, ParentId=親取引先 ID, Phone=取引先 電話, Fax=取引先 Fax,
  AccountNumber=取引先番号, Website=Web サイト, Sic=産業コード, Industry=業種, AnnualRevenue=年間売上,
  NumberOfEmployees=従業員数, Ownership=会社形態, TickerSymbol=株式コード, Description=取引先 説明,
  Rating=取引先 評価, Site=取引先 部門, AccountSource=取引先ソース, SicDesc=産業コードの説明,
Contact=取引先責任者
  MasterRecordId=マスタレコード ID, AccountId=取引先 ID, LastName=姓, FirstName=名, Salutation=敬称, Name=氏名, Phone=会社電話, Fax=会社 Fax,
  MobilePhone=携帯電話, HomePhone=自宅電話, OtherPhone=その他の電話, AssistantPhone=アシスタント電話,
  ReportsToId=上司 ID, Email=メール, Title=役職, Department=部署, AssistantName=アシスタント,
  LeadSource=リードソース, Birthdate=誕生日, Description=取引先責任者 説明, HasOptedOutOfEmail=メール送信除外,
  HasOptedOutOfFax=Fax 送信除外, DoNotCall=電話不可,
Opportunity=商談
  AccountId=取引先 ID, IsPrivate=非公開, Name=商談名, Description=説明, StageName=フェーズ, Amount=金額,
  Probability=確度 (%), TotalOpportunityQuantity=数量, CloseDate=完了予定日, Type=商談 種別,
  NextStep=次のステップ, LeadSource=リードソース, IsClosed=完了フラグ, IsWon=成立フラグ,
  ForecastCategory=売上予測分類, ForecastCategoryName=売上予測分類,
Report=レポート
  Name=レポート名, Description=説明, FolderName=フォルダー名,
Dashboard=ダッシュボード
  Title=ダッシュボード名, Description=説明, FolderName=フォルダー名,
Folder=フォルダー
  Name=名前,
OpportunityStage=商談フェーズ
  MasterLabel=表示ラベル, ApiName=API 参照名, IsActive=有効, SortOrder=並び替え順, IsClosed=完了フラグ,
  IsWon=成立フラグ, ForecastCategory=売上予測分類, ForecastCategoryName=売上予測分類名,
  DefaultProbability=確度 (%), Description=説明,
Asset=納入商品
  ContactId=取引先責任者 ID, AccountId=取引先 ID, ParentId=親納入商品 ID, Product2Id=商品 ID,
  IsCompetitorProduct=競合品, Name=納入商品名, SerialNumber=シリアル番号, InstallDate=設置日,
  PurchaseDate=購入日, UsageEndDate=使用終了日, Status=状況, Price=価格, Quantity=数量, Description=説明,
Task=ToDo
  WhoId=名前 ID, WhatId=関連先 ID, Subject=件名, ActivityDate=期日のみ, Status=状況, Priority=優先度,
  IsHighPriority=重要, Description=説明, AccountId=取引先 ID, IsClosed=完了, IsArchived=アーカイブ済み,
  TaskSubtype=ToDo サブタイプ, CompletedDateTime=完了日時,
Event=行動
  WhoId=名前 ID, WhatId=関連先 ID, Subject=件名, Location=場所, IsAllDayEvent=終日行動, ActivityDateTime=期日,
  ActivityDate=期日のみ, DurationInMinutes=期間, StartDateTime=開始日時, EndDateTime=終了日時, Description=説明,
  AccountId=取引先 ID, IsArchived=アーカイブ済み, ShowAs=公開方法, IsRecurrence=定期的な行動を作成,
  EventSubtype=行動サブタイプ,
Product2=商品
  Name=商品名, ProductCode=商品コード, Description=商品 説明, IsActive=有効, Family=商品ファミリ,
  QuantityUnitOfMeasure=数量単位, StockKeepingUnit=商品 SKU,
Organization=組織
  Name=名前, OrganizationType=エディション, InstanceName=インスタンス名,
  NamespacePrefix=名前空間プレフィックス, TrialExpirationDate=トライアル有効期限, DefaultLocaleSidKey=地域,
  FiscalYearStartMonth=会計年度の期首月, LanguageLocaleKey=言語, TimeZoneSidKey=タイムゾーン,
User=ユーザ
  Username=ユーザ名, LastName=姓, FirstName=名, Name=氏名, CompanyName=会社名, Division=ディビジョン,
  Department=部署, Title=役職, Email=メール, Phone=電話, MobilePhone=携帯電話, Alias=別名, IsActive=有効,
  UserRoleId=ロール ID, LocaleSidKey=地域, EmailEncodingKey=メールの文字コード, ProfileId=プロファイル ID,
  UserType=ユーザ種別, EmployeeNumber=従業員番号, ManagerId=マネージャ ID, FederationIdentifier=SAML 統合 ID,
  LanguageLocaleKey=言語, TimeZoneSidKey=タイムゾーン,
UserRole=ロール
  Name=名前, DeveloperName=API 参照名, ParentRoleId=親ロール ID, RollupDescription=説明,
Profile=プロファイル
  Name=名前, Description=説明, UserType=ユーザ種別,
PermissionSet=権限セット
  Name=権限セット名, Label=権限セットの表示ラベル, Description=説明, ProfileId=プロファイル ID,
PermissionSetAssignment=権限セットの割り当て
  PermissionSetId=権限セット ID, AssigneeId=割り当て先 ID,
Group=グループ
  Name=名前, DeveloperName=API 参照名, Type=種別, Email=メール,
GroupMember=グループメンバー
  GroupId=グループ ID, UserOrGroupId=ユーザ/グループ ID,
CustomNotificationType=カスタム通知種別
  CustomNotifTypeName=カスタム通知種別名, MasterLabel=表示ラベル, Description=説明,
QueueSobject=キューオブジェクト
  QueueId=キュー ID, SobjectType=オブジェクト種別,
FlowInterview=フローインタビュー
  Name=名前, InterviewLabel=インタビューの表示ラベル, InterviewStatus=インタビュー状況, PauseLabel=一時停止の理由,
  CurrentElement=現在の要素, FlowVersionViewId=フローバージョン ID,
UserLicense=ユーザライセンス
  Name=名前, MasterLabel=表示ラベル, Status=状況, TotalLicenses=ライセンス総数, UsedLicenses=使用済みライセンス数,
PermissionSetLicense=権限セットライセンス
  DeveloperName=権限セットライセンス名, MasterLabel=表示ラベル, Status=状況, TotalLicenses=ライセンス総数,
  UsedLicenses=使用済みライセンス数,`;

const SYSTEM_FIELDS = `
  OwnerId=所有者 ID, IsDeleted=削除, CreatedDate=作成日, CreatedById=作成者 ID, LastModifiedDate=最終更新日,
  LastModifiedById=最終更新者 ID, SystemModstamp=System Modstamp,`;

const VALUES = `
  Agriculture=農業, Apparel=アパレル, Banking=銀行, Biotechnology=バイオテクノロジー, Chemicals=化学,
  Communications=通信, Construction=建設, Consulting=コンサルティング, Education=教育, Electronics=電子機器,
  Energy=エネルギー, Engineering=エンジニアリング, Entertainment=エンターテイメント, Environmental=環境,
  Finance=金融, Food & Beverage=食品・飲料, Government=政府・官公庁, Healthcare=ヘルスケア,
  Hospitality=サービス業, Insurance=保険, Machinery=機械, Manufacturing=製造, Media=メディア,
  Not For Profit=非営利, Recreation=レクリエーション, Retail=小売, Shipping=輸送, Technology=テクノロジー,
  Telecommunications=電気通信, Transportation=運輸, Utilities=公益事業, Other=その他, Web=Web,
  Phone Inquiry=電話問い合わせ, Partner Referral=パートナー紹介, Purchased List=購入リスト, Prospect=見込み客,
  Customer - Direct=顧客 - 直接販売, Customer - Channel=顧客 - 代理店経由, Channel Partner / Reseller=代理店,
  Installation Partner=導入パートナー, Technology Partner=技術パートナー, Public=公開会社, Private=非公開会社,
  Subsidiary=子会社, Hot=高, Warm=中, Cold=低, Prospecting=見込み客の発掘, Qualification=見込みの評価,
  Needs Analysis=ニーズの把握, Value Proposition=価値の提案, Id. Decision Makers=意思決定者の特定,
  Perception Analysis=認識の分析, Proposal/Price Quote=提案/見積, Negotiation/Review=交渉/検討,
  Closed Won=成立, Closed Lost=不成立, Existing Customer - Upgrade=既存顧客 - アップグレード,
  Existing Customer - Replacement=既存顧客 - 置き換え, Existing Customer - Downgrade=既存顧客 - ダウングレード,
  New Customer=新規顧客, Omitted=除外, Pipeline=パイプライン, Best Case=最善達成予測, Most Likely=最有力,
  Commit=達成予測, Closed=完了, Shipped=出荷済み, Installed=設置済み, Registered=登録済み, Obsolete=廃止,
  Purchased=購入済み, Not Started=未着手, In Progress=進行中, Completed=完了,
  Waiting on someone else=待機, Deferred=延期, High=高, Normal=中, Low=低, Task=ToDo, Call=電話, Email=メール,
  ListEmail=リストメール, Cadence=ケイデンス, Event=行動, None=なし, Each=個,`;

const ADDRESS_PARTS = 'Street=町名・番地, City=市区郡, State=都道府県, PostalCode=郵便番号, Country=国, Address=住所';
const ADDRESSES: Record<string, string> = {
  Account: 'Billing=請求先, Shipping=納入先',
  Contact: 'Mailing=郵送先, Other=その他',
};

function pairs(text: string): Record<string, string> {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  return Object.fromEntries(entries.map((entry) => entry.split('=') as [string, string]));
}

function addressFields(object: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [prefix, kind] of Object.entries(pairs(ADDRESSES[object] ?? '')))
    for (const [part, label] of Object.entries(pairs(ADDRESS_PARTS))) fields[prefix + part] = `${label}(${kind})`;
  return fields;
}

export const japanese: StandardTranslation = {
  objects: Object.fromEntries(
    OBJECTS.trim()
      .split(/\n(?=\S)/)
      .map((block) => {
        const [, name, label, fields] = /^(\w+)=(.*)\n([^]*)$/.exec(block)!;
        return [name!, { label: label!, fields: { ...pairs(fields!), ...addressFields(name!) } }];
      }),
  ),
  systemFields: pairs(SYSTEM_FIELDS),
  values: pairs(VALUES),
};
